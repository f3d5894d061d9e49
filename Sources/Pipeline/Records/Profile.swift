/// How much of the paper is made.
public enum Profile: String, CaseIterable, Sendable {
  case smoke
  case quick
  case full
}
