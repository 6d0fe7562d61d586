/** A demand that no spending can meet: its level reaches or exceeds the sum of the group's weights (every effect is below 1). */
export class UnmeetableDemand extends Error {
  readonly group: string;
  readonly level: number;
  /** The level must lie below this: the sum of the group's weights. */
  readonly supremum: number;
  constructor(group: string, level: number, supremum: number) {
    super(`unmeetable demand of ${group}: level ${level}, but any spending stays below ${supremum}`);
    this.name = 'UnmeetableDemand';
    this.group = group;
    this.level = level;
    this.supremum = supremum;
  }
}

/** The demands on a lab cost more than the greatest budget it may choose. */
export class DemandBeyondBudget extends Error {
  readonly cost: number;
  readonly maximumBudget: number;
  constructor(cost: number, maximumBudget: number) {
    super(`demands beyond the budget: they cost ${cost} of speed, the greatest budget is ${maximumBudget}`);
    this.name = 'DemandBeyondBudget';
    this.cost = cost;
    this.maximumBudget = maximumBudget;
  }
}
