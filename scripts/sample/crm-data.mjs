import { createRandom } from './random.mjs';

/** Name, city, country, industry; the customers of a maker of electric bicycles. */
const COMPANIES = [
  ['Northgate Cycles', 'Leeds', 'United Kingdom', 'retail'],
  ['沪上骑行俱乐部', '上海', 'China', 'rental'],
  ['Radhaus Lindner', 'Hamburg', 'Germany', 'retail'],
  ['Vélo Mistral', 'Marseille', 'France', 'retail'],
  ['Green Parcel Couriers', 'London', 'United Kingdom', 'logistics'],
  ['Harbour Bike Rentals', 'Copenhagen', 'Denmark', 'rental'],
  ['北京绿行科技有限公司', '北京', 'China', 'logistics'],
  ['Cicli Bellavista', 'Bologna', 'Italy', 'retail'],
  ['Fjord & Trail', 'Bergen', 'Norway', 'tourism'],
  ['Bikeworks Utrecht', 'Utrecht', 'Netherlands', 'retail'],
  ['Alpine Rides', 'Innsbruck', 'Austria', 'tourism'],
  ['深圳市捷骑贸易有限公司', '深圳', 'China', 'retail'],
  ['Campus Mobility', 'Leuven', 'Belgium', 'education'],
  ['Pedal & Post', 'Oxford', 'United Kingdom', 'logistics'],
  ['Två Hjul', 'Malmö', 'Sweden', 'retail'],
  ['Lakeside Resort', 'Lucerne', 'Switzerland', 'tourism'],
  ['杭州西湖单车租赁', '杭州', 'China', 'rental'],
  ['Bici Norte', 'Bilbao', 'Spain', 'retail'],
  ['Fleet Forward', 'Rotterdam', 'Netherlands', 'logistics'],
  ['Rower Plus', 'Kraków', 'Poland', 'retail'],
  ['Emerald Wheels', 'Cork', 'Ireland', 'retail'],
  ['Stadtwerke Seeburg', 'Kiel', 'Germany', 'public'],
  ['成都锦程体育用品', '成都', 'China', 'retail'],
  ['Lisboa em Bicicleta', 'Lisbon', 'Portugal', 'tourism'],
  ['Atelier du Vélo', 'Lyon', 'France', 'retail'],
  ['Nordic Cargo', 'Aarhus', 'Denmark', 'logistics'],
  ['University of Westmere', 'Bristol', 'United Kingdom', 'education'],
  ['广州飞驰物流', '广州', 'China', 'logistics'],
  ['Zweirad Brunner', 'Munich', 'Germany', 'retail'],
  ['Coastal Cruisers', 'Brighton', 'United Kingdom', 'rental'],
  ['Pyörätalo', 'Tampere', 'Finland', 'retail'],
  ['Monte Verde Tours', 'Trento', 'Italy', 'tourism'],
  ['苏州园区公共自行车', '苏州', 'China', 'public'],
  ['City of Brookhaven', 'Dublin', 'Ireland', 'public'],
  ['Kolo Praha', 'Prague', 'Czechia', 'retail'],
  ['Swift Kitchen Delivery', 'Manchester', 'United Kingdom', 'logistics'],
  ['Dune Ride', 'The Hague', 'Netherlands', 'rental'],
  ['台北單車生活', '台北', 'Taiwan', 'retail'],
  ['Velo Bern', 'Bern', 'Switzerland', 'retail'],
  ['Highland Trails', 'Inverness', 'United Kingdom', 'tourism'],
];

const FIRST =
  'Anna,James,Clara,Hugo,Priya,Freja,Marco,Ingrid,Sanne,Lukas,Olivia,Pieter,Elin,Sophie,Iker,Daan,Zofia,Niamh,Jonas,Inês,Camille,Mads,Helen,Florian,Grace,Aino,Giulia,Patrick,Tereza,Omar,Lotte,Reto,Fiona,Samuel,Marta,David,Emma,Viktor,Laura,Ben'.split(
    ',',
  );
const LAST =
  'Fischer,Whitaker,Lindner,Moreau,Nair,Jensen,Bellini,Haugen,de Vries,Gruber,Bennett,Claes,Nyberg,Keller,Etxeberria,Bakker,Nowak,Byrne,Petersen,Duarte,Laurent,Holm,Carter,Brunner,Hughes,Virtanen,Conti,Doyle,Svobodová,Rahman,Visser,Zürcher,MacLeod,Price,Costa,Adler,Roth,Lund,Hart,Walsh'.split(
    ',',
  );
const CHINESE = [
  ['王伟', 'wang.wei'],
  ['李娜', 'li.na'],
  ['张敏', 'zhang.min'],
  ['刘洋', 'liu.yang'],
  ['陈静', 'chen.jing'],
  ['赵磊', 'zhao.lei'],
  ['黄婷', 'huang.ting'],
  ['周杰', 'zhou.jie'],
  ['吴雪', 'wu.xue'],
  ['徐强', 'xu.qiang'],
  ['孙丽', 'sun.li'],
  ['马超', 'ma.chao'],
  ['朱琳', 'zhu.lin'],
  ['胡军', 'hu.jun'],
  ['林芳', 'lin.fang'],
  ['何平', 'he.ping'],
  ['郭亮', 'guo.liang'],
  ['罗娟', 'luo.juan'],
];
const JOBS = [
  'Owner',
  'Workshop manager',
  'Purchasing',
  'Fleet manager',
  'Accounts',
  'Operations',
  'Service technician',
];
const JOBS_ZH = ['店长', '采购经理', '车队主管', '财务', '运营经理', '维修技师'];

/** SKU, name, category, price in euro. */
const PRODUCTS = [
  ['EB-C1', 'Courier C1', 'bicycle', 2890],
  ['EB-C2', 'Courier C2 Long', 'bicycle', 3490],
  ['EB-T1', 'Trail T1', 'bicycle', 3290],
  ['EB-T2', 'Trail T2 Carbon', 'bicycle', 5190],
  ['EB-U1', 'Urban U1', 'bicycle', 2190],
  ['EB-U2', 'Urban U2 Step-through', 'bicycle', 2290],
  ['EB-F1', 'Fold F1', 'bicycle', 1890],
  ['EB-K1', 'Cargo K1', 'bicycle', 4690],
  ['EB-K2', 'Cargo K2 Box', 'bicycle', 5290],
  ['EB-J1', 'Junior J1', 'bicycle', 1490],
  ['BT-400', 'Battery 400 Wh', 'power', 429],
  ['BT-625', 'Battery 625 Wh', 'power', 599],
  ['BT-750', 'Battery 750 Wh', 'power', 749],
  ['CH-2A', 'Charger 2 A', 'power', 79],
  ['CH-4A', 'Charger 4 A', 'power', 119],
  ['DS-10', 'Display D10', 'electronics', 89],
  ['DS-20', 'Display D20 Colour', 'electronics', 169],
  ['SN-SP', 'Speed sensor', 'electronics', 24],
  ['CT-M5', 'Motor controller M5', 'electronics', 189],
  ['GP-TR', 'GPS tracker', 'electronics', 99],
  ['BR-HD', 'Hydraulic brake set', 'parts', 139],
  ['BR-PD', 'Brake pads (pair)', 'parts', 15],
  ['CN-11', 'Chain 11-speed', 'parts', 32],
  ['TY-27', 'Tyre 27.5"', 'parts', 39],
  ['WH-RR', 'Rear wheel with hub', 'parts', 219],
  ['LT-FR', 'Front light', 'accessories', 45],
  ['LT-RR', 'Rear light', 'accessories', 29],
  ['RK-25', 'Rear rack 25 kg', 'accessories', 59],
  ['LK-FD', 'Frame lock', 'accessories', 49],
  ['PN-40', 'Pannier pair 40 l', 'accessories', 89],
];

const DAY = 86_400_000;
const isChinese = (/** @type {string} */ text) => /\p{Script=Han}/u.test(text);
const plain = (/** @type {string} */ text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

/**
 * Every record of the sample's CRM, with its id: ids are small numbers, which the platform never gives out itself, so that
 * the sample's records can be told from everybody else's.
 *
 * @param {Date} now orders lie in the 200 days before
 */
export function crmData(now) {
  const random = createRandom(7);
  const companies = COMPANIES.map(([name, city, country, industry], index) => {
    const domain = isChinese(name) ? `customer${index + 1}.example` : `${plain(name)}.example`;
    return {
      id: index + 1,
      code: `C-${1001 + index}`,
      name,
      city,
      country,
      industry,
      tier: random.weighted({ standard: 6, premium: 3, strategic: 1 }),
      email: `info@${domain}`,
      phone: `+${random.whole(30, 49)} ${random.whole(20, 99)} ${random.whole(1000000, 9999999)}`,
      website: `https://www.${domain}`,
    };
  });
  let western = 0;
  let eastern = 0;
  const people = companies
    .flatMap((company) =>
      [0, 1].map(() => {
        const domain = company.email.split('@')[1];
        const chinese = isChinese(company.name);
        const [name, mailbox] = chinese ? CHINESE[eastern++] : westerner(western++);
        return {
          name,
          email: `${mailbox}@${domain}`,
          jobTitle: random.pick(chinese ? JOBS_ZH : JOBS),
          phone: company.phone,
          companyId: company.id,
        };
      }),
    )
    .map((person, index) => ({ id: index + 1, ...person }));
  const products = PRODUCTS.map(([sku, name, category, price], index) => ({
    id: index + 1,
    sku,
    name,
    category,
    price,
  }));
  let items = 0;
  const orders = Array.from({ length: 150 }, (_, index) => {
    const person = random.pick(people);
    const age = 200 - index * 1.33 - random.between(0, 1);
    const lines = Array.from({ length: random.whole(1, 3) }, () => {
      const product = random.pick(products);
      return {
        id: ++items,
        productId: product.id,
        quantity: product.price > 1000 ? random.whole(1, 6) : random.whole(2, 40),
        price: product.price,
      };
    });
    return {
      id: index + 1,
      number: `SO-${20001 + index}`,
      companyId: person.companyId,
      personId: person.id,
      orderedAt: new Date(now.getTime() - age * DAY).toISOString(),
      status:
        age > 30
          ? random.weighted({ delivered: 9, cancelled: 1 })
          : age > 8
            ? random.weighted({ shipped: 3, delivered: 4 })
            : random.weighted({ confirmed: 3, shipped: 1 }),
      total: lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
      items: lines,
    };
  });
  return { companies, people, products, orders };
}

/** @param {number} index @returns {[string, string]} */
function westerner(index) {
  const first = FIRST[index % FIRST.length];
  const last = LAST[(index + Math.floor(index / FIRST.length) * 7) % LAST.length];
  return [`${first} ${last}`, `${plain(first)}.${plain(last)}`];
}
