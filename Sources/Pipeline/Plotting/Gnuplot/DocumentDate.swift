import Foundation

/// Puts a fixed date in place of the hour at which cairo wrote `file`, so that the same figure has
/// the same bytes whenever it is drawn.
///
/// The date has one width, hence no offset in the file moves.
func fixDate(ofPDF file: URL) throws(FigureError) {
  var document = Data()
  try unwritable(file) { document = try Data(contentsOf: file) }
  let key = Data("/CreationDate (D:".utf8)
  let date = Data("19700101000000Z)".utf8)
  guard let found = document.range(of: key), document.count >= found.upperBound + date.count,
    document[found.upperBound + date.count - 2] == UInt8(ascii: "Z")
  else { throw .undated(path: file.path) }
  document.replaceSubrange(found.upperBound..<found.upperBound + date.count, with: date)
  try unwritable(file) { try document.write(to: file, options: .atomic) }
}
