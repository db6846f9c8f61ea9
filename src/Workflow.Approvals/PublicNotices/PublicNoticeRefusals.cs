using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.PublicNotices;

/// <summary>A step cannot publish a notice of this kind.</summary>
public sealed record PublicNoticeKindUnknown(string Kind) : Refusal("public-notice.kind-unknown", $"There is no public notice of kind '{Kind}' that a step publishes.", ("kind", Kind));

/// <summary>There is no such public notice.</summary>
public sealed record PublicNoticeUnknown(Guid Notice) : Refusal("public-notice.unknown", $"There is no public notice {Notice}.", ("notice", $"{Notice}"));

/// <summary>The time of the notice is over, or something ended it.</summary>
public sealed record PublicNoticeEnded(Guid Notice, DateOnly? EndsOn)
    : Refusal("public-notice.ended", $"The public notice {Notice} is over.", ("notice", $"{Notice}"), ("endsOn", EndsOn is { } day ? Iso.Of(day) : ""))
{
    public override string? LegalSource => "市场主体登记管理条例 art. 33";
}

/// <summary>Who acts cannot speak on this ground.</summary>
public sealed record ObjectionNotYours(ObjectionGround Ground)
    : Refusal("objection.not-yours", $"Whoever acts cannot object as {Wording.Of(Ground)}.", ("ground", Wording.Of(Ground)));
