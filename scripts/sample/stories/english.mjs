/**
 * What customers of a bicycle maker write about. In a thread, `c` is the customer, `a` the agent, `n` a note among
 * colleagues; `|` begins a new paragraph. Several subjects: each ticket takes one.
 *
 * @typedef {{type: 'support' | 'account' | 'feedback', priority: 'urgent' | 'high' | 'normal' | 'low',
 *   team: 'dealers' | 'workshop' | 'china', tags: string[], subjects: string[], thread: [('c' | 'a' | 'n'), string][]}} Story
 * @type {Story[]}
 */
export const ENGLISH = [
  {
    type: 'support',
    priority: 'normal',
    team: 'dealers',
    tags: ['delivery'],
    subjects: ['Where is order {order}?', 'Order {order} not delivered yet', 'Delivery date for {order}'],
    thread: [
      [
        'c',
        'Hello,|we ordered {product} under {order} and expected it last week. The tracking page has said "in preparation" for five days. Could you tell us when it leaves your warehouse?|Best regards,|{first}',
      ],
      [
        'n',
        'Checked with the warehouse: one carton was put aside because of a torn label. Erik is repacking it today.',
      ],
      [
        'a',
        'Hi {first},|thank you for your patience. One carton had to be repacked, it leaves our warehouse today and should be with you within two working days.|I will send you the new tracking number this afternoon.|{agent}',
      ],
      ['c', 'Great, thanks for the quick answer. We have two customers waiting for it.'],
      [
        'a',
        'Your shipment was handed to the carrier at 16:40. The tracking number is in your dealer account under {order}.|{agent}',
      ],
      ['c', 'It arrived this morning, everything complete. Thank you!'],
    ],
  },
  {
    type: 'support',
    priority: 'high',
    team: 'workshop',
    tags: ['battery', 'warranty'],
    subjects: [
      'Battery no longer charges above 60%',
      'Charging stops early, warranty case?',
      'Battery range has dropped sharply',
    ],
    thread: [
      [
        'c',
        'Dear service team,|one of our customers came in with a battery that stops charging at about 60%. It is eleven months old and has 140 cycles. We tried another charger, same result.|Is this covered by the warranty, and what do you need from us?|{first}, {company}',
      ],
      [
        'a',
        'Hello {first},|that does sound like an unbalanced cell pack. Please read the diagnosis file with the service tool and attach it here, together with a photo of the serial number.|{agent}',
      ],
      ['c', 'Serial number is BT-6250-41877. The tool reports cell group 7 at 3.41 V, all the others are at 3.98 V.'],
      [
        'n',
        'Cell group 7 again: third one from production week 14. @Nora, please add it to the list for the supplier.',
      ],
      [
        'a',
        'Thank you, that is clear: this is a warranty case. A replacement leaves tomorrow. Please keep the old battery in a fire-safe place, the carrier collects it with a dangerous-goods box.|{agent}',
      ],
      ['c', 'Replacement received and fitted, our customer is happy again. The old one was collected today.'],
    ],
  },
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
    type: 'support',
    priority: 'urgent',
    team: 'workshop',
    tags: ['safety', 'charger'],
    subjects: [
      'Charger gets extremely hot',
      'URGENT: charger smells of burning',
      'Safety concern: charger overheating',
    ],
    thread: [
      [
        'c',
        'Hello, this is urgent: one of the chargers delivered with {order} becomes so hot that we cannot touch it, and there is a smell of burnt plastic. We unplugged it and keep the other eleven switched off for now. What should we do?',
      ],
      [
        'a',
        '{first}, you did exactly the right thing. Please do not use any charger of that delivery until we know more. Could you send me a photo of the type plates?|I have informed our product safety officer.|{agent}',
      ],
      ['c', 'Photos attached. Eleven of twelve say batch 0931, the hot one says 0930.'],
      [
        'n',
        'Batch 0930 had been blocked in the warehouse. How did one get into this delivery? Erik is checking the stock.',
      ],
      [
        'a',
        'Thank you. Only batch 0930 is affected. You can use the other eleven without concern. A replacement goes out by express today, and we pay for the collection of the faulty one.|{agent}',
      ],
      ['c', 'Replacement arrived. Thank you for reacting so quickly.'],
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
    type: 'support',
    priority: 'normal',
    team: 'workshop',
    tags: ['display'],
    subjects: ['Display shows error E-21', 'What does error E-21 mean?', 'E-21 after replacing the rear wheel'],
    thread: [
      [
        'c',
        'Hi there,|after we replaced a rear wheel the display shows E-21 and there is no assistance. We checked the plug twice. Any ideas?|{first}',
      ],
      [
        'a',
        'Hi {first},|E-21 means that the speed sensor gets no signal. The magnet has to pass at 5 to 10 mm from the sensor; after a wheel change it often sits too far out.|{agent}',
      ],
      [
        'c',
        'The gap was 18 mm. Moved the magnet, error gone. You might want to add this to the manual, it only says "contact service".',
      ],
      ['n', 'Good point. I asked documentation to add the gap to page 41.'],
      ['a', 'Glad it works! I passed your remark on to the people who write the manual.|{agent}'],
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
    type: 'support',
    priority: 'high',
    team: 'dealers',
    tags: ['delivery', 'damage'],
    subjects: [
      '{order} arrived damaged',
      'Transport damage on delivery {order}',
      'Carton crushed, frame scratched ({order})',
    ],
    thread: [
      [
        'c',
        'Hello,|the carton of {product} was crushed on one side when it arrived. The frame is scratched and the rear derailleur hanger is bent. The driver noted the damage on the delivery slip.|How do we proceed?',
      ],
      [
        'a',
        "Hello {first},|I am sorry about that. Please send photos of the carton, the frame and the delivery slip; we report the damage to the carrier's insurance.|Would you prefer a new bicycle, or a discount and a new hanger?|{agent}",
      ],
      ['c', 'Photos are attached. We can touch up the scratch ourselves, so a discount and the hanger would be fine.'],
      ['n', 'Carrier claim filed. 12% is within what I may decide myself.'],
      ['a', 'Thank you. I booked a credit of 12% and the hanger leaves today free of charge.|{agent}'],
      ['c', 'Fair solution, thank you.'],
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
    type: 'support',
    priority: 'normal',
    team: 'workshop',
    tags: ['brakes'],
    subjects: [
      'Rear brake squeals on {product}',
      'Brake noise after 300 km',
      'Squealing brakes, new pads did not help',
    ],
    thread: [
      [
        'c',
        'Hi,|we have a {product} here whose rear brake squeals terribly in the wet. New pads did not help and the disc is within tolerance. Is there a known remedy?',
      ],
      [
        'a',
        'Hi {first},|please check the torque of the adapter bolts (8 Nm) and bed in the pads again: twenty stops from 25 km/h. If it still squeals we send you the harder compound.|{agent}',
      ],
      ['c', 'Torque was only 5 Nm. Much better now, but there still is a slight squeal when cold.'],
      ['a', 'Then let us try the harder pads. They leave today at no charge.|{agent}'],
      ['c', 'Silence at last. Thanks!'],
    ],
  },
  {
    type: 'support',
    priority: 'normal',
    team: 'dealers',
    tags: ['return'],
    subjects: ['Wrong item in {order}', 'Received the wrong model ({order})', 'Mix-up in delivery {order}'],
    thread: [
      [
        'c',
        'Hello,|{order} contained a different model than we ordered: we asked for {product}. We have not unpacked it further. Please send the right one and tell us how to return this.|{first}',
      ],
      [
        'a',
        'Hello {first},|I am sorry for the mix-up. The right one leaves today; the same driver takes the other one back, so you need not do anything.|{agent}',
      ],
      ['n', 'Picked from the wrong shelf, labels were swapped. Erik is recounting both shelves.'],
      ['c', 'Exchange went smoothly. Thanks.'],
    ],
  },
  {
    type: 'support',
    priority: 'low',
    team: 'workshop',
    tags: ['spare parts'],
    subjects: ['Spare part number for the frame lock', 'Which chain fits {product}?', 'Exploded drawing for {product}'],
    thread: [
      [
        'c',
        'Hello,|could you send us the exploded drawing and the part numbers for {product}? The download page only has the previous model year.',
      ],
      [
        'a',
        'Hello {first},|the drawing is attached. The new one will be on the download page by the end of the week.|{agent}',
      ],
      ['c', 'Perfect, thank you.'],
    ],
  },
  {
    type: 'feedback',
    priority: 'low',
    team: 'workshop',
    tags: ['praise'],
    subjects: ['Thank you!', 'Great service last week', 'Compliment to your workshop'],
    thread: [
      [
        'c',
        'Just wanted to say that your workshop saved our season opening. The three bicycles were back within two days, as promised. Please pass it on to the team!|{first}, {company}',
      ],
      [
        'a',
        "Dear {first},|what a nice message, it went straight to the workshop's pin board. Have a great season!|{agent}",
      ],
    ],
  },
  {
    type: 'support',
    priority: 'high',
    team: 'workshop',
    tags: ['motor'],
    subjects: [
      'Motor cuts out on climbs',
      '{product}: assistance stops under load',
      'Motor controller restarts while riding',
    ],
    thread: [
      [
        'c',
        'Hello,|the assistance of a {product} cuts out after a few minutes on steep climbs and comes back once the bike stands still. No error code. The rider weighs 95 kg and carries luggage.',
      ],
      [
        'a',
        'Hello {first},|this looks like thermal protection. Which firmware does the controller have? Versions before 3.2 reduce power too early.|{agent}',
      ],
      ['c', 'It is 3.1.4. We have no adapter to update it ourselves.'],
      ['n', 'Adapter set 2 is at the trade fair until Monday, set 1 is free.'],
      [
        'a',
        'We are lending you an adapter, it leaves today with a short guide. Please send it back with the enclosed label.|{agent}',
      ],
      ['c', 'Updated to 3.4, tried it on our local hill: no more cut-outs. The adapter is on its way back.'],
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
    type: 'support',
    priority: 'normal',
    team: 'workshop',
    tags: ['tracker', 'app'],
    subjects: ['GPS trackers show no position', 'App lost our fleet after the update', 'Tracker offline since Monday'],
    thread: [
      [
        'c',
        'Hi,|four of our twenty trackers have shown no position since Monday. The bikes are in daily use. Is there an outage?',
      ],
      [
        'a',
        'Hi {first},|no outage, but the SIM cards of one series changed network on Monday and need a restart. Please unplug the battery for 30 seconds.|{agent}',
      ],
      ['c', 'Three are back. Number four stays offline, serial GP-77120.'],
      ['n', 'GP-77120 last reported with 3% buffer battery: most likely a broken cable.'],
      [
        'a',
        'The fourth one has probably lost its supply cable. A new tracker is on the way, please send the old one back for testing.|{agent}',
      ],
    ],
  },
  {
    type: 'support',
    priority: 'low',
    team: 'dealers',
    tags: ['training'],
    subjects: ['Dates for the mechanics training', 'Training for two new colleagues', 'Do you offer training on site?'],
    thread: [
      [
        'c',
        'Hello,|we have two new mechanics and would like to send them to your training. Are there places left before summer?|{first}',
      ],
      [
        'a',
        'Hello {first},|there are three places left in the last week of next month. Shall I book two of them?|{agent}',
      ],
      ['c', 'Yes please. Names follow by mail.'],
      ['a', 'Both places are booked, the invitation will follow.|{agent}'],
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
  {
    type: 'support',
    priority: 'normal',
    team: 'workshop',
    tags: ['warranty'],
    subjects: ['Spokes break on cargo bikes', 'Rear wheel: third broken spoke', 'Spokes on {product}'],
    thread: [
      [
        'c',
        'Hello,|we run six cargo bikes for deliveries. Within a month three of them have broken a spoke in the rear wheel, always on the drive side. Load is below the limit.',
      ],
      [
        'a',
        'Hello {first},|please check the spoke tension after the first 200 km: it settles with heavy loads. What mileage do the wheels have?|{agent}',
      ],
      ['c', 'Between 2,100 and 2,600 km. Tension was never checked, nobody told us to.'],
      ['n', 'The service plan for fleets should say so. Offer goodwill: six wheels with the stronger spokes.'],
      [
        'a',
        'That is on us: the fleet service plan should have mentioned it. We replace all six rear wheels with the reinforced version, and I attach the updated plan.|{agent}',
      ],
    ],
  },
];
