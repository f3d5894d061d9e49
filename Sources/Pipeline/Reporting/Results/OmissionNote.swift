extension Results {
  /// What a caption must say of the parts of data that this profile leaves out; empty where it leaves
  /// out none of those that are asked for, or the data have no parts.
  func omissionNote(of selections: [Selection]) -> String {
    let omitted = selections.compactMap { selection -> String? in
      let present = selection.entries(in: self).partTitles
      let all = selection.plannedOrOutlined(in: self)
      let parts = all.partTitles.filter { !present.contains($0) }
      guard let first = all.first, !parts.isEmpty else { return nil }
      return "\(escaped(title(ofDataOf: first))) (\(parts.joined(separator: "; ")))"
    }
    return omitted.isEmpty ? "" : " Full only: \(omitted.joined(separator: ", "))."
  }
}
