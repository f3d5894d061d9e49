/// The blocks and directives of a manuscript, or of the passages that a profile keeps.
extension Manuscript.Contents {
  /// What is wrong: equations out of order, labels that are used twice, references to nothing, blocks
  /// that no text refers to, and numbers without definition or use.
  ///
  /// `leftOut` are the blocks of the passages that the profile leaves out, each with the condition of
  /// its passage.
  func diagnostics(
    numbers: [NamedNumber],
    leftOut: [(block: Manuscript.Block, condition: Manuscript.Condition)] = []
  ) -> [ManuscriptDiagnostic] {
    var diagnostics = nameDiagnostics(numbers)
    let equations = blocks.filter { $0.kind == .equation }
    if let (index, equation) = equations.enumerated().first(where: { Int($1.label) != $0 + 1 }) {
      diagnostics.append(
        equation.place.diagnostic(
          "equation \(equation.label) is out of order; the next number is \(index + 1)"))
    }
    for kind in Manuscript.Block.Kind.allCases {
      let own = blocks.filter { $0.kind == kind }
      let labels = own.map(\.label)
      let references = directives.filter { $0.name.rawValue == kind.rawValue }
      for reference in references where !labels.contains(reference.arguments[0]) {
        let label = reference.arguments[0]
        let condition = leftOut.first { $0.block.kind == kind && $0.block.label == label }?
          .condition
        diagnostics.append(
          reference.place.diagnostic(
            condition.map { "the profile leaves out \(kind.rawValue) \(label); \($0.remedy)" }
              ?? unknown(kind.rawValue, label, among: labels)))
      }
      for (index, block) in own.enumerated() {
        let name = "\(kind.rawValue) \(block.label)"
        if labels[..<index].contains(block.label) {
          diagnostics.append(block.place.diagnostic("\(name) is defined twice"))
        } else if !references.contains(where: { $0.arguments[0] == block.label }) {
          diagnostics.append(
            block.place.diagnostic("\(name) is unused: no text refers to it with {{\(name)}}"))
        }
      }
    }
    return diagnostics
  }

  /// Every named number must be used, and every used name defined.
  private func nameDiagnostics(_ numbers: [NamedNumber]) -> [ManuscriptDiagnostic] {
    let names = numbers.map(\.name)
    let undefined = directives.compactMap { directive -> ManuscriptDiagnostic? in
      guard let name = directive.namedNumber, !names.contains(name) else { return nil }
      return directive.place.diagnostic(unknown("number", name, among: names))
    }
    return undefined
      + numbers.filter { !uses($0) }.map { number in
        number.place.diagnostic(
          "the number '\(number.name)' is unused: no text has {{number \(number.name)}}")
      }
  }

  /// Whether a text has the number.
  func uses(_ number: NamedNumber) -> Bool {
    directives.contains { $0.namedNumber == number.name }
  }
}
