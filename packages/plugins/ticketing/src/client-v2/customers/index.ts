/** The page on which customers are bound, for the desk's settings. */
export const customersSettings = {
  key: 'index',
  title: 'Customers',
  load: () => import(/* webpackChunkName: "settings-customers" */ './CustomersPage'),
};
