/// `text` with a backslash before every character that Markdown interprets.
public func escaped(_ text: String) -> String {
  let special: Set<Character> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", ".", "!", "|", "<", ">", "$",
    "^", "~", "@", "'", "\"",
  ]
  return String(text.flatMap { special.contains($0) ? ["\\", $0] : [$0] })
}

/// `text` as code that may stand in a cell of a table.
public func code(_ text: String) -> String {
  "`\(text.filter { $0 != "`" && $0 != "|" && !$0.isNewline })`"
}
