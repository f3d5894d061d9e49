import CHDF5

/// An open HDF5 file.
///
/// Only the files of this folder call libhdf5. They report declarations; `DatasetHeader.validate`
/// checks them. Only hard links are followed.
final class HDF5File {
  enum Object: Equatable {
    case group, dataset
  }

  let path: String
  let identifier: HDF5Identifier

  /// Opens an existing file for reading.
  init(reading path: String) throws(DatasetError) {
    h5_beQuiet()
    self.path = path
    let access = HDF5Identifier(H5Pcreate(h5_fileAccess()), closedBy: H5Pclose)
    // Read-only media and network drives often refuse locks, and there is no other writer.
    H5Pset_file_locking(access.number, false, true)
    // Each block is read once, so a cache of a mebibyte per dataset would be useless.
    H5Pset_cache(access.number, 0, 0, 0, 0)
    identifier = HDF5Identifier(
      try Self.checked(
        H5Fopen(path, h5_readOnly(), access.number), path, nil, "it cannot be opened as HDF5"),
      closedBy: H5Fclose)
  }

  /// Creates an empty file for writing and replaces any existing one.
  init(creating path: String) throws(DatasetError) {
    h5_beQuiet()
    self.path = path
    identifier = HDF5Identifier(
      try Self.written(H5Fcreate(path, h5_truncate(), 0, 0), path, nil), closedBy: H5Fclose)
  }

  /// The kind of the object at a path; `nil` if there is none.
  ///
  /// - Throws: `DatasetError` for a soft or external link, a named type or a damaged file.
  func object(_ name: String) throws(DatasetError) -> Object? {
    guard try checked(H5Lexists(identifier.number, name, 0), name, "its link is unreadable") > 0
    else { return nil }
    var link = H5L_info_t()
    try checked(H5Lget_info(identifier.number, name, &link, 0), name, "its link is unreadable")
    guard link.type == H5L_TYPE_HARD else {
      throw .rewritable(path, name, "it is a soft or external link")
    }
    let object = HDF5Identifier(
      try checked(H5Oopen(identifier.number, name, 0), name, "it cannot be opened"),
      closedBy: H5Oclose)
    switch H5Iget_type(object.number) {
    case H5I_GROUP: return .group
    case H5I_DATASET: return .dataset
    default: throw .damaged(path, name, "it is neither a group nor a dataset")
    }
  }

  /// The names in a group, sorted by their bytes.
  ///
  /// - Throws: `DatasetError` if there are more than `limit`.
  func names(in group: String = "/", limit: Int) throws(DatasetError) -> [String] {
    var info = H5G_info_t()
    try checked(
      H5Gget_info_by_name(identifier.number, group, &info, 0), group, "its links are unreadable")
    guard info.nlinks <= UInt64(limit) else {
      throw .damaged(path, group, "it declares \(info.nlinks) entries, more than \(limit)")
    }
    var names: [String] = []
    for index in 0..<info.nlinks {
      var text = [CChar](repeating: 0, count: 1024)
      try checked(
        H5Lget_name_by_idx(
          identifier.number, group, H5_INDEX_NAME, H5_ITER_INC, index, &text, text.count - 1, 0),
        group, "its links are unreadable")
      names.append(string(text))
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Opens a dataset.
  func dataset(_ name: String) throws(DatasetError) -> HDF5Dataset {
    let identifier = try checked(
      H5Dopen2(identifier.number, name, 0), name, "it cannot be opened")
    return HDF5Dataset(HDF5Identifier(identifier, closedBy: H5Dclose), name: name, of: self)
  }

  // MARK: Status codes

  /// Turns a negative status of a reading call into an error with libhdf5's message.
  @discardableResult
  func checked<Status: SignedInteger>(
    _ status: Status, _ object: String?, _ problem: String
  ) throws(DatasetError) -> Status {
    try Self.checked(status, path, object, problem)
  }

  private static func checked<Status: SignedInteger>(
    _ status: Status, _ path: String, _ object: String?, _ problem: String
  ) throws(DatasetError) -> Status {
    guard status < 0 else { return status }
    let message = innermostMessage
    guard message.contains("version") else { throw .damaged(path, object, problem + message) }
    throw .rewritable(
      path, object, "\(problem)\(message): its format is newer than libhdf5 \(libraryVersion)")
  }

  /// Turns a negative status of a writing call into an error with libhdf5's message.
  @discardableResult
  func written<Status: SignedInteger>(
    _ status: Status, _ object: String?
  ) throws(DatasetError) -> Status {
    try Self.written(status, path, object)
  }

  private static func written<Status: SignedInteger>(
    _ status: Status, _ path: String, _ object: String?
  ) throws(DatasetError) -> Status {
    guard status < 0 else { return status }
    throw DatasetError(
      file: path, object: object, problem: "it cannot be written\(innermostMessage)",
      remedy: "make room, or choose a folder that can be written")
  }

  /// The message of the last failure in parentheses; empty without one.
  private static var innermostMessage: String {
    var text = [CChar](repeating: 0, count: 256)
    h5_innermostMessage(&text)
    let message = string(text)
    return message.isEmpty ? "" : " (libhdf5: \(message))"
  }

  private static var libraryVersion: String {
    var (major, minor, release): (UInt32, UInt32, UInt32) = (0, 0, 0)
    H5get_libversion(&major, &minor, &release)
    return "\(major).\(minor).\(release)"
  }
}

/// The text before the first zero.
private func string(_ text: [CChar]) -> String {
  String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// An open object of libhdf5, closed when it is destroyed.
struct HDF5Identifier: ~Copyable {
  let number: hid_t
  private let close: (hid_t) -> herr_t

  init(_ number: hid_t, closedBy close: @escaping (hid_t) -> herr_t) {
    self.number = number
    self.close = close
  }

  deinit { _ = close(number) }
}
