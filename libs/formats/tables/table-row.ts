/** A row of a table, or a part of a table that could not be read. */
export type TableRow =
  | {
      readonly kind: 'row';
      /** For a person: file and row or line, both counted from 1. */
      readonly where: string;
      readonly value: unknown;
    }
  | {
      readonly kind: 'fault';
      readonly where: string;
      readonly fault: string;
      /** Whether the whole file is meant. */
      readonly isFile?: true;
    };
