/** Version of the package; the build inserts it from package.json. */
declare const __LIC_ANALYZE_VERSION__: string | undefined;

/** Version of the package in package.json. */
export const VERSION: string = typeof __LIC_ANALYZE_VERSION__ === 'string' ? __LIC_ANALYZE_VERSION__ : '0.0.0-source';
