/**
 * The oldest browsers that are served, by the names that MDN's tables have for them: older ones get the
 * hosted page's plain words. Bundles are written for them, and `npm run check` holds what was built to them.
 */
export const OLDEST = {
  chrome: '109',
  firefox: '115',
  safari: '16.4',
  safari_ios: '16.4',
}

/** The same, as esbuild names them. */
export const browsers = ['chrome', 'firefox', 'safari'].map((name) => `${name}${OLDEST[name]}`)
