/** Written into every answer; the package says the same, and a test compares them. */
export const ENGINE_VERSION = '0.1.0';
