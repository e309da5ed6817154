// What a reader hands to the page: a chosen folder, a ZIP file, or either dropped on it. A page
// that was opened from a disk gets what was dropped as handles where the browser has them:
// Chromium lets it list the older entries and not read them.

/** A file with its path, below the folder that was handed over. */
export interface ChosenFile {
  path: string
  file: File
}

/** A folder with its files, or one archive. */
export interface ChosenBundle {
  name: string
  files: ChosenFile[]
  isArchive: boolean
}

interface HandleItem extends DataTransferItem {
  getAsFileSystemHandle?: () => Promise<FileSystemHandle | null>
}

/** What was chosen in a field for a folder. */
export function chosenFolder(list: FileList): ChosenBundle | undefined {
  const files = [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
  const name = files[0]?.path.split('/')[0]
  return name === undefined ? undefined : { name, files, isArchive: false }
}

/** One file as an archive. */
export function chosenArchive(file: File): ChosenBundle {
  return { name: file.name, files: [{ path: file.name, file }], isArchive: true }
}

/** What was dropped; nothing where the browser does not hand it over. */
export async function droppedBundle(transfer: DataTransfer): Promise<ChosenBundle | undefined> {
  // All of it is asked for at once: after the first pause the browser has let go.
  const item: HandleItem | undefined = [...transfer.items].find(({ kind }) => kind === 'file')
  const [file] = transfer.files
  const handle = item?.getAsFileSystemHandle?.()
  const entry = item?.webkitGetAsEntry()
  if (entry === null || entry === undefined) return undefined
  if (entry.isFile) return file && chosenArchive(file)
  const files = await filesOf(entry as FileSystemDirectoryEntry, handle).catch(() => undefined)
  return files && { name: entry.name, files, isArchive: false }
}

async function filesOf(
  entry: FileSystemDirectoryEntry,
  handle: Promise<FileSystemHandle | null> | undefined,
): Promise<ChosenFile[]> {
  const found = await handle
  return found ? filesOfHandle(found, '') : filesOfEntry(entry, '')
}

async function filesOfHandle(handle: FileSystemHandle, above: string): Promise<ChosenFile[]> {
  const path = `${above}${handle.name}`
  if (handle.kind === 'file')
    return [{ path, file: await (handle as FileSystemFileHandle).getFile() }]
  const files: ChosenFile[] = []
  for await (const inner of (handle as FileSystemDirectoryHandle).values())
    files.push(...(await filesOfHandle(inner, `${path}/`)))
  return files
}

async function filesOfEntry(entry: FileSystemEntry, above: string): Promise<ChosenFile[]> {
  const path = `${above}${entry.name}`
  if (entry.isFile) {
    const ask = entry as FileSystemFileEntry
    return [{ path, file: await new Promise<File>((done, fail) => ask.file(done, fail)) }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const next = () => new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
  const files: ChosenFile[] = []
  // A browser gives about a hundred at a time, and nothing when it is done.
  for (let some = await next(); some.length > 0; some = await next())
    for (const inner of some) files.push(...(await filesOfEntry(inner, `${path}/`)))
  return files
}
