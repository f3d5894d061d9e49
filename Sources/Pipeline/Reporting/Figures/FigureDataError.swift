/// Why stored results cannot become a figure.
public enum FigureDataError: Error, Equatable, CustomStringConvertible {
  /// A method to which no colour, dash and marker is given.
  case unknownMethod(String, known: [String])

  /// Nothing to draw.
  case noData(figure: String, part: String)

  public var description: String {
    switch self {
    case .unknownMethod(let method, let known):
      "figures: no style for the method '\(method)'; add it to MethodStyle.all, which has "
        + known.joined(separator: ", ")
    case .noData(let figure, let part):
      "\(figure): no finite data for \(part); run the experiment that makes them"
    }
  }
}
