/**
 * About what was ordered, sent and received. See english.mjs for the shape.
 *
 * @type {import('./english.mjs').Story[]}
 */
export const DELIVERIES = [
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
];
