import Specifications

/// Characters of one line: line and column count from 1.
public struct SourceRange: Equatable, Sendable {
  public let line: Int
  public let column: Int
  public let length: Int

  public func diagnostic(_ problem: String) -> ManuscriptDiagnostic {
    ManuscriptDiagnostic(place: self, problem: problem)
  }

  /// The case of `Name` that the manuscript spells `word` here.
  ///
  /// - Throws: a diagnostic with all spellings if there is none.
  public func name<Name: RawRepresentable<String> & CaseIterable>(
    _ noun: String, _ word: String
  ) throws(ManuscriptDiagnostic) -> Name {
    guard let name = Name(rawValue: word) else {
      throw diagnostic(unknown(noun, word, among: Name.allCases.map(\.rawValue)))
    }
    return name
  }

  /// - Throws: a diagnostic with the known words unless `word` is one of them.
  public func check(
    _ noun: String, _ word: String, isAmong known: [String]
  ) throws(ManuscriptDiagnostic) {
    guard known.contains(word) else { throw diagnostic(unknown(noun, word, among: known)) }
  }
}

/// A problem at a place of the manuscript, without file and source line.
public struct ManuscriptDiagnostic: Error, Equatable {
  public let place: SourceRange
  public let problem: String
}

/// "unknown `noun` 'x'", with the nearest of `known` if one is near, or all of them.
public func unknown(_ noun: String, _ name: String, among known: [String]) -> String {
  let remedy = known.isEmpty ? "there is none" : suggestion(for: name, among: known.sorted())
  return "unknown \(noun) '\(name)' (\(remedy))"
}
