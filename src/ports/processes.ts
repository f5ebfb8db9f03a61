/** Which process holds what: so that nobody waits for one that is over. */
export interface Processes {
  /** The name of this process, without spaces; null: on this machine they cannot be told apart for sure. */
  readonly own: string | null;
  /** true only when the process of this name surely ran here and is over; never on a mere guess. */
  isOver(name: string): boolean;
}
