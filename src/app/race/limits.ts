/** More labs than this are shown in one plane. */
export const mostLanes = 12;
/** More labs than this are counted in squares of it. */
export const mostDots = 60;
/** Months for which incidents stay in the picture where there are too many labs for all of them. */
export const recentMonths = 6;
