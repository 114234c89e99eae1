/** A file that somebody can save: CSV. Its name is made of letters, digits, dots and dashes. */
export interface FileToSave {
  name: string;
  text: string;
}
