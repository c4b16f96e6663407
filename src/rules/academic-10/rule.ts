/** The cut-off of 10 % of the votes at every link. */
import { ultimateOwnerAt } from '../academic-cut-off.ts';

export const academic10 = ultimateOwnerAt(10);
