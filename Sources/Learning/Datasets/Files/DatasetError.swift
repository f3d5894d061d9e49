/// A dataset file that cannot be used, and a remedy.
public struct DatasetError: Error, Equatable, Codable, CustomStringConvertible {
  public var file: String
  /// The path of an object in the HDF5 file; `nil` for the whole file.
  public var object: String?
  /// What was found and what was expected.
  public var problem: String
  public var remedy: String

  public init(file: String, object: String? = nil, problem: String, remedy: String) {
    self.file = file
    self.object = object
    self.problem = problem
    self.remedy = remedy
  }

  /// An error that no writer of HDF5 causes.
  static func damaged(_ file: String, _ object: String? = nil, _ problem: String) -> Self {
    Self(
      file: file, object: object, problem: problem,
      remedy: "the file is damaged or cut short: fetch or copy it again")
  }

  /// A feature of HDF5 that this program does not read but h5py removes.
  static func rewritable(_ file: String, _ object: String? = nil, _ problem: String) -> Self {
    // Copies contents only: no links, filters, chunks, external storage or newer formats remain.
    let program =
      "import sys,h5py; copy=lambda a,b: [copy(x,b.create_group(k)) if hasattr(x,'items') else "
      + "b.create_dataset(k,data=x[()]) for k,x in a.items()]; new=h5py.File(sys.argv[2],'w',"
      + "libver=('earliest','v108')); copy(h5py.File(sys.argv[1]),new); new.close()"
    return Self(
      file: file, object: object, problem: problem,
      remedy: "fetch or copy the file again if it is damaged; otherwise rewrite it with h5py "
        + "(pip install h5py): python3 -c \"\(program)\" "
        + "'\(file.replacing("'", with: #"'\''"#))' NEW.hdf5")
  }

  public var description: String {
    "\(file): \(object.map { "'\($0)': " } ?? "")\(problem); \(remedy)"
  }
}
