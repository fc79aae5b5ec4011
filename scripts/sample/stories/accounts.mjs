/**
 * About money, accounts and wishes. See english.mjs for the shape.
 *
 * @type {import('./english.mjs').Story[]}
 */
export const ACCOUNTS = [
  {
    type: 'account',
    priority: 'normal',
    team: 'dealers',
    tags: ['invoice'],
    subjects: [
      'Invoice for {order} shows the wrong VAT',
      'Wrong VAT number on invoice {order}',
      'Corrected invoice needed for {order}',
    ],
    thread: [
      [
        'c',
        'Hi,|the invoice for {order} was issued with VAT although we are a registered business in another EU country. Our accounts department cannot book it like this. Please send a corrected invoice.|Kind regards|{first}',
      ],
      ['n', 'The VAT id in the account has a typo (one digit short), so the check failed and VAT was added.'],
      [
        'a',
        'Hello {first},|your VAT number in the dealer account was one digit short, so our system treated the order as a private sale. I corrected the number and asked accounts for a credit note and a new invoice. You will have both within two days.|{agent}',
      ],
      ['c', 'Received both, booked. Thanks.'],
    ],
  },
  {
    type: 'account',
    priority: 'normal',
    team: 'dealers',
    tags: ['login'],
    subjects: [
      'Cannot sign in to the dealer portal',
      'Password reset mail does not arrive',
      'Locked out of our dealer account',
    ],
    thread: [
      [
        'c',
        'Good morning,|since the weekend I cannot sign in to the dealer portal. The reset mail does not arrive either, also not in the spam folder.',
      ],
      [
        'a',
        "Good morning {first},|your address was on our mail provider's suppression list because a message bounced in spring. I removed it, please request the reset mail again.|{agent}",
      ],
      ['c', 'That worked, I am in. Thanks!'],
    ],
  },
  {
    type: 'feedback',
    priority: 'low',
    team: 'dealers',
    tags: ['idea'],
    subjects: [
      'Suggestion: order history as a spreadsheet',
      'Idea for the dealer portal',
      'Could the portal remember our delivery address?',
    ],
    thread: [
      [
        'c',
        'Hello,|just a suggestion: we would love to download our order history as a spreadsheet. At the moment our accountant copies every order by hand.',
      ],
      [
        'a',
        'Hello {first},|thank you, that is a sensible wish. I added it to the list for the next portal release and will let you know.|{agent}',
      ],
      ['n', 'Fourth dealer who asks for this.'],
    ],
  },
  {
    type: 'account',
    priority: 'normal',
    team: 'dealers',
    tags: ['quote'],
    subjects: ['Quote for 25 x {product}', 'Fleet offer: {product}', 'Request for a volume discount'],
    thread: [
      [
        'c',
        'Dear Sir or Madam,|we are planning to renew our fleet next spring and need an offer for 25 pieces of {product}, including service for two years. Could you also tell us your delivery time for that quantity?|{first}, {company}',
      ],
      [
        'a',
        'Dear {first},|thank you for your interest. For 25 pieces the delivery time is six to eight weeks. I am preparing an offer with our fleet price list; is maintenance at your site or in a workshop near you?|{agent}',
      ],
      ['c', 'At our site, please. We have a covered yard and power.'],
      ['n', 'Fleet list B applies. Asked Luca whether the workshop can do on-site service there.'],
      [
        'a',
        'The offer is in your dealer account now, valid for 30 days. On-site service twice a year is included.|{agent}',
      ],
    ],
  },
  {
    type: 'account',
    priority: 'normal',
    team: 'dealers',
    tags: ['address'],
    subjects: [
      'New delivery address',
      'We have moved: please update our address',
      'Change of contact person at {company}',
    ],
    thread: [
      [
        'c',
        'Hello,|we have moved to larger premises. Please change our delivery address for all open orders, including {order}. The new ramp takes trucks up to 12 t.|{first}',
      ],
      [
        'a',
        'Hello {first},|congratulations on the new place! The address is changed and {order} will be delivered there.|{agent}',
      ],
      ['c', 'Thank you!'],
    ],
  },
  {
    type: 'account',
    priority: 'high',
    team: 'dealers',
    tags: ['invoice'],
    subjects: ['Charged twice for {order}', 'Duplicate payment {order}', 'Direct debit collected twice'],
    thread: [
      [
        'c',
        'Good afternoon,|the amount for {order} was collected twice from our account, on two consecutive days. Please refund one of them as soon as possible.',
      ],
      ['n', 'Confirmed in the bank export: the second collection was a retry although the first one had gone through.'],
      [
        'a',
        'Dear {first},|you are right and I apologise. The second collection is being refunded today; with your bank it may take up to three working days.|{agent}',
      ],
      ['c', 'The refund has arrived.'],
    ],
  },
  {
    type: 'account',
    priority: 'normal',
    team: 'dealers',
    tags: ['cancellation'],
    subjects: ['Please cancel {order}', 'Cancellation of {order}', 'Reduce the quantity in {order}'],
    thread: [
      [
        'c',
        'Hello,|our customer has withdrawn, so we would like to cancel {product} in {order} if it has not been built yet.',
      ],
      [
        'a',
        'Hello {first},|it had not been scheduled yet, so the cancellation is free of charge. You will get a confirmation by mail.|{agent}',
      ],
      ['c', 'Thank you for being flexible.'],
    ],
  },
];
