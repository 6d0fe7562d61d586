/** Measures that a design rule lists unless the scenario says otherwise: what laws in force ask of the largest models. Those of them that a scenario has count. */
export const defaultMandate: readonly string[] = ['dangerous-capability-evaluations', 'red-teaming', 'public-reporting'];
