namespace Workflow.Approvals.Attachments;

/// <summary>The content is of no type that is taken, whatever its name says.</summary>
public sealed record AttachmentTypeRefused()
    : Refusal("attachment.type-refused", "The content of the file is none of PDF, OFD, PNG, JPEG, DOCX, XLSX (without macros).");

/// <summary>The content begins like its type but is cut off or broken.</summary>
public sealed record AttachmentDamaged(string Type) : Refusal("attachment.damaged", $"The file begins like {Type} but is incomplete or broken.", ("type", Type));

/// <summary>The content is locked with a password or rights: it could be neither scanned nor opened in the years it is kept.</summary>
public sealed record AttachmentEncrypted(string Type) : Refusal("attachment.encrypted", $"The file ({Type}) is encrypted.", ("type", Type));

/// <summary>The container is built to harm whoever unpacks it.</summary>
/// <param name="Reason">What is wrong, in one English phrase.</param>
public sealed record AttachmentUnsafe(string Reason) : Refusal("attachment.unsafe", $"The container is not safe to open: {Reason}.", ("reason", Reason));

/// <summary>The picture unfolds to more pixels than a scanned drawing has.</summary>
public sealed record AttachmentPixels(long Width, long Height)
    : Refusal("attachment.pixels", $"The picture has {Width} x {Height} pixels.", ("width", $"{Width}"), ("height", $"{Height}"));

/// <summary>The scanner, or the check for its test file, found something.</summary>
public sealed record AttachmentInfected() : Refusal("attachment.infected", "The file contains malicious content.");

/// <summary>The file could not be scanned, so it is not taken.</summary>
public sealed record AttachmentUnscanned() : Refusal("attachment.scan-unavailable", "The file cannot be scanned at the moment, so it is not taken.");

/// <summary>Nothing usable is left of the name, or it is too long.</summary>
public sealed record AttachmentNameInvalid() : Refusal("attachment.name-invalid", "The file has no usable name of 1 to 200 characters.");

/// <summary>The file is larger than is taken.</summary>
public sealed record AttachmentTooLarge() : Refusal("attachment.too-large", "The file is larger than 20 MB.");

/// <summary>The case holds as many files or bytes as it can.</summary>
public sealed record AttachmentCaseFull() : Refusal("attachment.case-full", "The case holds 200 files or 500 MB and takes no more.");

/// <summary>A request names a file that was not uploaded to this case.</summary>
public sealed record AttachmentUnknown(string Sha256) : Refusal("attachment.unknown", $"The case has no file {Sha256}.", ("attachment", Sha256));

/// <summary>A request names a file twice.</summary>
public sealed record AttachmentDoubled(string Sha256) : Refusal("attachment.doubled", $"File {Sha256} is named twice.", ("attachment", Sha256));
