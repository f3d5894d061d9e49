/// The version of the bits that this module computes.
///
/// It is part of the key of every run that uses the module: raise it when a change moves a
/// result, and only then. The committed fingerprint fails when the bits move without it.
public let linearAlgebraNumericsVersion = 1
