import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrations } from '../../src/content-db/migration-files.ts'
import { migrationsDir } from '../support/database.ts'

/** What a later version might do: a new column with values, a new table, and a table rebuilt that others refer to. */
const sql = `
ALTER TABLE pages ADD COLUMN reading_minutes INTEGER NOT NULL DEFAULT 1;
UPDATE pages SET reading_minutes = length(content) / 10;
CREATE TABLE glossary (id INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);
INSERT INTO glossary (term) VALUES ('inertia'), ('quench');
CREATE TABLE media_files_rebuilt AS SELECT * FROM media_files;
DROP TABLE media_files;
CREATE TABLE media_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filename TEXT NOT NULL, original_filename TEXT NOT NULL, file_path TEXT NOT NULL, file_size INTEGER NOT NULL,
  mime_type TEXT NOT NULL, file_hash TEXT NOT NULL, title TEXT, alt_text TEXT, description TEXT, image_metadata TEXT,
  folder TEXT NOT NULL DEFAULT '/', tags TEXT, uploaded_by INTEGER REFERENCES admin_users(id), upload_ip TEXT,
  created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deleted_at DATETIME
);
INSERT INTO media_files SELECT * FROM media_files_rebuilt;
DROP TABLE media_files_rebuilt;
`

/** Makes a folder with the project's migrations and one more; gives its path. */
export function withSecondMigration(folder: string, text = sql): string {
  const directory = join(folder, 'migrations')
  mkdirSync(directory)
  for (const { name } of readMigrations(migrationsDir))
    copyFileSync(join(migrationsDir, name), join(directory, name))
  writeFileSync(join(directory, '9000-later.sql'), text)
  return directory
}
