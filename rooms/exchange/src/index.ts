// The face of the room: re-exports only.

export { readBayanat } from './bayanat/read.ts'
export * from './carried/carried.ts'
export { readDays } from './carried/day.ts'
export { actOfCode, codeAbove, readCode } from './events-standard/code.ts'
export { readStandard } from './events-standard/read.ts'
export { standardTables } from './events-standard/write.ts'
export { eventFeatures } from './figure/feature.ts'
export {
  type CarriedFigure,
  FIGURE_COLUMNS,
  type FigureSource,
  figureTable,
} from './figure/figure.ts'
export { type MoneyEntity, moneyEntities, readMoney } from './follow-the-money/entity.ts'
export { FORM_KEYS, FORM_LANGUAGES, type FormLabel, xlsForm } from './form/xls-form.ts'
export { submissionsOfJson } from './kobo/read.ts'
export { type Applied, applyMapping } from './mapping/apply.ts'
export * from './mapping/mapping.ts'
export { type Entity, madeUpId, textOfCells } from './uwazi/entity.ts'
export { entitiesOfJson } from './uwazi/read-json.ts'
export { entitiesOfTables, type ReadEntities } from './uwazi/read-table.ts'
export { uwaziTables } from './uwazi/write-table.ts'
