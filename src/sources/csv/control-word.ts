/** A word of control in a column of shares: French tables of owners have it where the share is not known. */
export const saysControl = (cell: string): boolean => CONTROL.test(cell.normalize('NFC'));

const CONTROL = /^\s*contr[ôo]le\s*$/i;
