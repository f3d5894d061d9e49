@testable import Reporting

extension String {
  /// Without the addresses of numbers, as a reader sees it.
  var plain: String { replacing(/\[([^\[\]]*)\]\{\.number [^}]*\}/) { String($0.1) } }
}

extension Table {
  var plainRows: [[String]] { rows.map { $0.map(\.plain) } }
}
