/// How a number follows from stored ones, where it is not stored itself.
///
/// A formula is either one of `Arithmetic`, which is computed again when the paper is checked, or
/// words such as "Kendall's τ of the order of means", which its reader is shown.
struct ComputedNumber: Equatable, Sendable {
  /// What the number is called; two derivations of one paper never share a name.
  let name: String
  let formula: String
  /// The numbers that it is computed from; `#1` in the formula is the first.
  let inputs: [NumberSource]
  /// `nil` for a verdict in words.
  let value: Double?
  /// How the value is printed; `nil` where the text is not its value alone.
  let form: NumberStyle?

  /// - Parameters:
  ///   - name: Letters, digits, hyphens and slashes, as in `verdict/hopper-expert/dmil`.
  ///   - formula: Of the addresses.
  ///   - inputs: Where its operands come from.
  ///   - value: What it gives.
  ///   - form: How that is printed.
  init(
    name: String, formula: String, inputs: [NumberSource], value: Double? = nil,
    form: NumberStyle? = nil
  ) {
    self.name = Self.plain(name)
    self.formula = Self.plain(formula)
    (self.inputs, self.value, self.form) = (inputs, value, form)
  }

  /// `text` as a number of the paper that is bound to this derivation.
  func bound(_ text: String) -> String {
    TracedNumber(text: text, origin: .derived(self)).markdown
  }

  /// The value in its printed form, bound; a dash where there is no value.
  var markdown: String {
    guard let value, let text = form?.text(of: .number(value)) else { return NumberFormat.missing }
    return bound(text)
  }

  /// Without what ends an attribute, a span or a cell of a table.
  private static func plain(_ text: String) -> String {
    text.filter { !"\"|\\{}[]`".contains($0) && !$0.isNewline }
  }
}

extension ComputedNumber {
  var attributes: [(String, String)] {
    [
      ("of", name), ("by", formula),
      ("from", inputs.map(\.description).joined(separator: "; ")),
    ] + (value.map { [("value", "\($0)")] } ?? [])
      + (form.map { [("as", $0.spelling)] } ?? [])
  }

  /// Reads what `attributes` writes; `nil` where they are of no derivation.
  init?(_ attributes: [String: String]) {
    guard let name = attributes["of"], let formula = attributes["by"],
      let from = attributes["from"]
    else { return nil }
    let texts = from.split(separator: "; ").map(String.init)
    let inputs = texts.compactMap { NumberSource($0) }
    guard inputs.count == texts.count else { return nil }
    self.init(
      name: name, formula: formula, inputs: inputs, value: attributes["value"].flatMap(Double.init),
      form: attributes["as"].flatMap(NumberStyle.init(spelling:)))
  }
}
