import Records
import Foundation

/// Pictures of tasks that runs rendered, in rows under one caption (Figures 3 and 7).
struct Pictures: Sendable {
  /// A file for the folder of figures.
  struct File: Equatable, Sendable {
    let name: String
    let content: Data
  }

  private struct Place {
    let title: String
    /// `nil` where the run has no result.
    let file: File?
    let note: String?
    let source: String
  }

  private let places: [Place]

  /// The pictures themselves, those that there are.
  var files: [File] { places.compactMap(\.file) }

  /// Where they come from, a line for each picture.
  var sources: [String] { places.filter { $0.file != nil }.map(\.source) }

  /// Reads the pictures of an experiment.
  ///
  /// - Throws: `ReportError.results` where one is not what was stored.
  init(of experiment: String, in results: Results) throws(ReportError) {
    places = try results.entries(experiment: experiment).map {
      (entry: Results.Entry) throws(ReportError) -> Place in
      let task = entry.run.cell.task
      var file: File?
      if entry.result != nil {
        file = File(
          name: "\(experiment)-\(task).png", content: try results.data("picture.png", of: entry))
      }
      return Place(
        title: title(ofTask: task), file: file, note: entry.note,
        source: "\(experiment) \(task), run \(entry.run.key), picture.png")
    }
  }

  /// The pictures, each above its title, and the caption, as the filter of the paper takes them.
  ///
  /// What is missing stands where its picture would.
  func markdown(label: String, caption: String, folder: String) -> String {
    let pictures = places.enumerated().map { index, place in
      let title = escaped(place.title)
      let content =
        if let file = place.file {
          "![\(title)](\(folder)/\(file.name))"
        } else {
          "*\(escaped(place.note ?? "not drawn yet"))*"
        }
      let letter = places.count > 1 ? "(\(Self.letter(at: index))) " : ""
      return "::: picture\n\(content)\\\n\(letter)\(title)\n:::"
    }
    return """
      ::: {#figure-\(label) .pictures}
      \(pictures.joined(separator: "\n\n"))

      **Figure \(label).** \(caption)
      :::
      """
  }

  private static func letter(at index: Int) -> String {
    String(Array("abcdefghijklmnopqrstuvwxyz")[index])
  }
}
