import Foundation
import Planning
import Plotting
import Records
import TracedResults

/// Pictures of tasks rendered by runs, in rows under one caption (Figures 3 and 7).
struct Pictures: Sendable {
  /// A file for the folder of figures.
  struct File: Equatable, Sendable {
    let name: String
    let content: Data
  }

  private struct Place {
    let title: String
    /// `nil` if the run has no result.
    let file: File?
    let entry: Results.Entry
  }

  private let places: [Place]

  /// The pictures that exist.
  var files: [File] { places.compactMap(\.file) }

  /// The runs of the pictures that exist.
  var entries: [Results.Entry] { places.filter { $0.file != nil }.map(\.entry) }

  /// The origins of the pictures, a line for each.
  var sources: [String] {
    entries.map { "\($0.run.path), run \($0.run.key), \(ResultFile.picture)" }
  }

  /// The titles in their order, and which pictures there are.
  var description: String {
    let titles = places.enumerated().map { index, place in
      lettered(place.title, at: index) + (place.file == nil ? ", which is missing" : "")
    }
    return "\(places.count > 1 ? "Pictures" : "A picture") from the simulation: "
      + titles.joined(separator: "; ") + "."
  }

  private func lettered(_ title: String, at index: Int) -> String {
    places.count > 1 ? "(\(Panel.letter(at: index))) \(title)" : title
  }

  /// Reads the pictures of experiments.
  ///
  /// - Throws: `ResultError.store` if one is not as it was stored.
  init(of experiments: [String], figure: String, in results: Results) throws(ResultError) {
    let entries = experiments.flatMap { results.entries(experiment: $0) }
    places = try entries.map { (entry: Results.Entry) throws(ResultError) -> Place in
      let task = entry.run.cell.task
      var file: File?
      if entry.result != nil {
        file = File(
          name: "\(figure)-\(task).png", content: try results.data(ResultFile.picture, of: entry))
      }
      return Place(title: title(ofTask: task), file: file, entry: entry)
    }
  }

  /// The pictures above their titles, and the caption, as the Lua filter of the paper expects them.
  ///
  /// A note stands in the place of a missing picture.
  func text(label: String, caption: TracedText, folder: String) -> TracedText {
    let pictures = places.enumerated().map { index, place in
      let title = escaped(place.title)
      let content =
        if let file = place.file {
          "![Rendering of \(title)](\(folder)/\(file.name))"
        } else {
          "*\(escaped(place.entry.note ?? "not rendered yet"))*"
        }
      return "::: picture\n\(content)\\\n\(lettered(title, at: index))\n:::"
    }
    return """
      ::: {#figure-\(label) .pictures}
      \(pictures.joined(separator: "\n\n"))

      **Figure \(label).** \(caption)
      :::
      """
  }
}
