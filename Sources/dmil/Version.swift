/// The program's version, as CITATION.cff has it.
enum Version {
  static let text = "1.0.0"
}
