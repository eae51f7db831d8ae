/** The extensions a questionnaire carries, by the names FHIR R4 and Structured Data Capture gave them. */
const CORE = 'http://hl7.org/fhir/StructureDefinition'
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition'

export const ORDINAL = `${CORE}/ordinalValue`
export const TRANSLATION = `${CORE}/translation`
export const HIDDEN = `${CORE}/questionnaire-hidden`
export const MIN_VALUE = `${CORE}/minValue`
export const MAX_VALUE = `${CORE}/maxValue`
export const DECIMAL_PLACES = `${CORE}/maxDecimalPlaces`
export const CALCULATED = `${SDC}/sdc-questionnaire-calculatedExpression`
export const ENABLE_WHEN_EXPRESSION = `${SDC}/sdc-questionnaire-enableWhenExpression`

/**
 * What FHIR has no words for, under one base: a name that is compared letter by letter and never fetched, the same in
 * every house. docs/assessments.md says what each part means.
 */
export const OURS = 'https://quancheng.example/fhir/StructureDefinition/'
export const BAND = `${OURS}questionnaire-band`
export const HIGHER_IS = `${OURS}questionnaire-higher-is`
export const ALARM = `${OURS}questionnaire-alarm`

export type Json = { readonly [key: string]: unknown }

/** Where an instrument of this house lives as a Questionnaire. */
export function questionnaireUrl(origin: string, id: string): string {
  return new URL(`/fhir/Questionnaire/${id}`, origin).href
}

/** A score is an item beside the questions; a slash cannot stand in the id of a question. */
export function scoreLinkId(scale: string): string {
  return `score/${scale}`
}
