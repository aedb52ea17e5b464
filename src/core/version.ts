/** Version of the package; the build puts in what package.json says. */
declare const __LIC_ANALYZE_VERSION__: string | undefined;

/** Version of the package, as package.json states it. */
export const VERSION: string = typeof __LIC_ANALYZE_VERSION__ === 'string' ? __LIC_ANALYZE_VERSION__ : '0.0.0-source';
