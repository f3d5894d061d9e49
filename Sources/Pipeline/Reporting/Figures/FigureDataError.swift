/// Why stored results cannot become a figure.
enum FigureDataError: Error, Equatable, CustomStringConvertible {
  /// A method without a style.
  case unknownMethod(String, known: [String])
  case noData(figure: String, part: String)

  var description: String {
    switch self {
    case .unknownMethod(let method, let known):
      "figures: no style for the method '\(method)'; add it to MethodLabel, which has "
        + known.joined(separator: ", ")
    case .noData(let figure, let part):
      "\(figure): no finite data for \(part); run its experiment again"
    }
  }
}
