/** The templates that a page may name. */
export const templates = ['default', 'landing', 'legal'] as const
