import Manuscripts

/// A number or word of the paper that is computed from stored numbers.
public struct ComputedNumber: Equatable, Sendable {
  /// The key of its record, as in `verdict/locomotion-expert/hopper/dmil`; unique within a paper.
  public let name: String
  /// A formula that `Arithmetic` reads, in which `#1` is the first input and which is computed again
  /// when the paper is checked; or words, such as "Kendall's τ of the order of means".
  public let formula: String
  /// The stored numbers that it is computed from, the first of which is `#1`.
  public let inputs: [NumberSource]
  /// `nil` for a verdict in words.
  public let value: Double?

  /// Leaves out of `name` what Markdown could not hold.
  public init(name: String, formula: String, inputs: [NumberSource], value: Double? = nil) {
    // The name stands between quotation marks in an attribute of Markdown.
    self.name = name.filter { !"\"\\{}".contains($0) && !$0.isNewline }
    (self.formula, self.inputs, self.value) = (formula, inputs, value)
  }

  /// The formula if it is one of numbers; `nil` if it is in words.
  var arithmetic: Arithmetic? {
    Arithmetic(parsing: formula) { word in
      word.hasPrefix("#") && Int(word.dropFirst()).map { inputs.indices.contains($0 - 1) } == true
    }
  }

  /// `words`, traced to this computation.
  public func text(_ words: String) -> TracedText {
    TracedText(TracedNumber(text: words, origin: .computed(self)))
  }

  /// The value with `digits` digits; a dash if there is no value.
  public func text(digits: Int) -> TracedText { text(NumberFormat(digits: digits)) }

  /// The value in `format`; a dash if there is no value.
  public func text(_ format: NumberFormat) -> TracedText {
    value.map { text(format.text($0)) } ?? .missing
  }
}
