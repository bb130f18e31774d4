/** The whole page. */
export const App = () => null
