/** Months from which on a date means never: the longest horizon. */
export const never = 600;
