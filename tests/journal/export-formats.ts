/** In which order the child exports. */
export const formats = ['bundle', 'csv', 'jsonl'] as const;
