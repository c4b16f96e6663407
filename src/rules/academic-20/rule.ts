/** The cut-off of 20 % of the votes at every link. */
import { ultimateOwnerAt } from '../academic-cut-off.ts';

export const academic20 = ultimateOwnerAt(20);
