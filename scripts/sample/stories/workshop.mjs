/**
 * What they ask the workshop. See english.mjs for the shape.
 *
 * @type {import('./english.mjs').Story[]}
 */
export const WORKSHOP = [
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
