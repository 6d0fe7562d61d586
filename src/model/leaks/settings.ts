/** Knowledge that moves against its owner's will; see the registry (`leaks.*`). */
export interface LeakSettings {
  readonly theftRate: number;
  readonly openRate: number;
  readonly transferred: number;
  readonly worthwhileGap: number;
  readonly strippedMonths: number;
  readonly hireRate: number;
  readonly hireTransfer: number;
  readonly securedShare: number;
}
