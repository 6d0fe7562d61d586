/** What a search has cost and what it may: labs' replies worked out, and choices tried in sums, of which many are as quick as one reply. It counts work and reads no clock. */
export interface Budget {
  replies: number;
  visits: number;
  /** In replies. */
  readonly most: number;
}

/** Choices tried in the time of one reply. */
const visitsPerReply = 40;

export const budgetOf = (most: number): Budget => ({ replies: 0, visits: 0, most });

export const isSpent = ({ replies, visits, most }: Budget): boolean => replies + visits / visitsPerReply > most;

/** What may still be spent, in replies. */
export const leftOf = ({ replies, visits, most }: Budget): number => Math.max(0, most - replies - visits / visitsPerReply);
