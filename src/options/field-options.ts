// Made by scripts/generate-fields.js from src/article/fields.ts: change that.

/** The options that name the fields of a record. */
export interface FieldOptions {
  /**
   * Field of a record that holds its id.
   * Takes the name of a field.
   * @default id
   */
  fieldId: string;
  /**
   * Field of a record that holds its text.
   * Takes the name of a field.
   * @default text
   */
  fieldText: string;
  /**
   * Field of a record that holds its title.
   * Takes the name of a field.
   * @default title
   */
  fieldTitle: string;
  /**
   * Field of a record that holds its date.
   * Takes the name of a field.
   * @default date
   */
  fieldDate: string;
  /**
   * Field of a record that holds its url.
   * Takes the name of a field.
   * @default url
   */
  fieldUrl: string;
}
