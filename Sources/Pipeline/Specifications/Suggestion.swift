/// "did you mean 'x'?" for the candidate nearest to a word, or all of them where none is near.
public func suggestion(for word: String, among candidates: [String]) -> String {
  let distances = candidates.map { (distance: editDistance(word, $0), candidate: $0) }
  guard let nearest = distances.min(by: { $0 < $1 }) else { return "" }
  guard nearest.distance <= max(1, (word.count + 1) / 3) else {
    return "there " + (candidates.count == 1 ? "is " : "are ") + candidates.joined(separator: ", ")
  }
  return "did you mean '\(nearest.candidate)'?"
}

/// The least number of characters inserted, deleted, replaced or swapped with their neighbor that
/// turns one word into the other (the optimal string alignment distance).
public func editDistance(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  var rows = [Array(0...second.count)]
  for row in 0..<first.count {
    var current = [row + 1]
    for column in 0..<second.count {
      let replaced = rows[row][column] + (first[row] == second[column] ? 0 : 1)
      var best = min(replaced, rows[row][column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, rows[row - 1][column - 1] + 1)
      }
      current.append(best)
    }
    rows.append(current)
  }
  return rows[first.count][second.count]
}
