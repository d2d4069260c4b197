using AsbCaseReview.Domain.Appeals;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Correspondence;

public enum LetterState { Draft, Issued, Discarded }

/// <summary>How an issued letter reaches its reader. It always stands in "my case" where that is safe.</summary>
public enum LetterDelivery
{
    /// <summary>A notice by e-mail; the letter is read in "my case".</summary>
    Email,

    /// <summary>Printed and posted.</summary>
    Post,

    /// <summary>No way out is safe: read in "my case", or handed over in person.</summary>
    MyCaseOnly,

    /// <summary>A death was recorded: kept, not sent.</summary>
    Withheld,
}

public enum PrintState
{
    NotForPost,
    ToPrint,
    Printed,
    Posted,

    /// <summary>It was printed, and then the way was no longer safe: the paper is to be destroyed.</summary>
    NotToBePosted,
}

public enum PdfState { None, Preparing, Ready, NotPossible }

/// <summary>One letter: drafted, checked, edited; then issued, and from then on fixed.</summary>
public sealed class Letter : AggregateRoot
{
    private Letter() { }

    public Guid? CaseId { get; private init; }
    public Guid? AppealId { get; private init; }

    /// <summary>To whom, of the people of the case. Empty where somebody appeals who is on no case here.</summary>
    public Guid PersonId { get; private init; }
    public LetterKind Kind { get; private init; }
    public LetterState State { get; private set; }
    public LetterContent Content { get; private set; } = null!;

    /// <summary>The letter's text in Markdown, as the coordinator left it.</summary>
    public string Wording { get; private set; } = "";
    public DateTimeOffset DraftedAt { get; private init; }
    public string DraftedBy { get; private init; } = "";

    /// <summary>Reference and running number, once issued: "STA-7K3M-92XQ/2".</summary>
    public string? Number { get; private set; }

    /// <summary>The whole letter as HTML, fixed on issue.</summary>
    public string? Html { get; private set; }
    public DateTimeOffset? IssuedAt { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public string? IssuedBy { get; private set; }
    public LetterDelivery? Delivery { get; private set; }
    public PrintState Print { get; private set; }
    public DateTimeOffset? PostedAt { get; private set; }
    public PdfState Pdf { get; private set; }
    public string? PdfProblem { get; private set; }
    public DateTimeOffset? FirstViewedAt { get; private set; }

    public static Letter Draft(Case @case, Guid personId, LetterKind kind, LetterContent content, string wording, Actor by, DateTimeOffset at)
    {
        var letter = new Letter
        {
            CaseId = @case.Id,
            PersonId = personId,
            Kind = kind,
            Content = content,
            Wording = wording,
            DraftedAt = at,
            DraftedBy = by.Name,
        };
        @case.Record(new Happened.LetterDrafted(kind.Name()), by, at, subject: letter.Id.ToString());
        return letter;
    }

    /// <summary>To whoever appeals.</summary>
    public static Letter Draft(Appeal appeal, LetterKind kind, LetterContent content, string wording, Actor by, DateTimeOffset at)
    {
        var letter = new Letter
        {
            AppealId = appeal.Id,
            PersonId = appeal.Applicant.PersonId ?? Guid.Empty,
            Kind = kind,
            Content = content,
            Wording = wording,
            DraftedAt = at,
            DraftedBy = by.Name,
        };
        appeal.Record(new Happened.LetterDrafted(kind.Name()), by, at, subject: letter.Id.ToString());
        return letter;
    }

    public void Edit(string wording)
    {
        MustBeDraft();
        Wording = wording;
        Changed();
    }

    /// <summary>Works the content out anew, for a draft whose case has moved on.</summary>
    public void Redraft(LetterContent content, string wording)
    {
        MustBeDraft();
        (Content, Wording) = (content, wording);
        Changed();
    }

    public void Discard()
    {
        MustBeDraft();
        State = LetterState.Discarded;
        Changed();
    }

    /// <summary>Fixes the letter. What it must contain has been checked by <see cref="LetterCheck"/>; here it is checked again.</summary>
    /// <exception cref="RuleRefusedException">Something is missing; or it tells of an ending, and the case has not ended so, or goes on again.</exception>
    public void Issue(Case @case, string number, string html, LetterDelivery delivery, Actor by, DateTimeOffset at)
    {
        if (Kind.TellsOf() is { } ending && @case.Stage != ending)
            throw new RuleRefusedException(new("The letter says that the case stands at “{0}”, and it stands at “{1}”. Discard the draft.", ending.Name(), @case.Stage.Name()));
        Fix(number, html, delivery, by, at);
        var anchor = AnchorIn(@case);
        @case.Record(Issued(), by, at, anchor, subject: anchor is null ? Id.ToString() : @case.SubjectOfLetterTo(PersonId));
    }

    // While the case is open its closing is an act of its own, which s.104(4) may refuse: the letter ends nothing by itself.
    private AnchorKind? AnchorIn(Case @case) => Kind == LetterKind.NoContact && !@case.Stage.IsEnded() ? null : Kind.AnchoredOnIssue();

    public void Issue(Appeal appeal, string number, string html, LetterDelivery delivery, Actor by, DateTimeOffset at)
    {
        Fix(number, html, delivery, by, at);
        appeal.Record(Issued(), by, at, subject: Id.ToString());
    }

    private void Fix(string number, string html, LetterDelivery delivery, Actor by, DateTimeOffset at)
    {
        MustBeDraft();
        if (LetterCheck.Missing(Kind, Content, Wording) is [var first, ..])
            throw new RuleRefusedException(new("The letter does not say: {0}", first.What), first.Section);
        (State, Number, Html, IssuedAt, IssuedOn, IssuedBy, Delivery) = (LetterState.Issued, number, html, at, London.DateOf(at), by.Name, delivery);
        Print = delivery == LetterDelivery.Post ? PrintState.ToPrint : PrintState.NotForPost;
        Pdf = PdfState.Preparing;
        Changed();
    }

    private Happened.LetterIssued Issued() => new(Kind.Name(), Number!, Delivery switch
    {
        LetterDelivery.Email => "as a notice by e-mail, to be read on their page",
        LetterDelivery.Post => "by post",
        LetterDelivery.MyCaseOnly => "to their page only, because no other way is safe",
        _ => "nowhere, because a death is recorded",
    });

    public void PdfMade() => (Pdf, PdfProblem) = (PdfState.Ready, null);

    /// <summary>Somebody wants it tried once more.</summary>
    public void PdfAgain()
    {
        if (Pdf != PdfState.NotPossible) throw new RuleRefusedException(new("The PDF is there, or being prepared."));
        (Pdf, PdfProblem) = (PdfState.Preparing, null);
        Changed();
    }

    public void PdfNotPossible(string why) => (Pdf, PdfProblem) = (PdfState.NotPossible, why);

    public void MarkPrinted()
    {
        if (Print == PrintState.ToPrint) Print = PrintState.Printed;
        Changed();
    }

    public void MarkPosted(Case @case, Actor by, DateTimeOffset at)
    {
        Post(at);
        @case.Record(new Happened.LetterPosted(Kind.Name(), Number!), by, at, subject: Id.ToString());
    }

    public void MarkPosted(Appeal appeal, Actor by, DateTimeOffset at)
    {
        Post(at);
        appeal.Record(new Happened.LetterPosted(Kind.Name(), Number!), by, at, subject: Id.ToString());
    }

    private void Post(DateTimeOffset at)
    {
        if (Print is PrintState.NotForPost or PrintState.Posted) throw new RuleRefusedException(new("This letter is not waiting to be posted."));
        (Print, PostedAt) = (PrintState.Posted, at);
        Changed();
    }

    /// <summary>It waits for the post, and may no longer go that way. What is only to be printed is not; a paper that is there has to be destroyed.</summary>
    public void TakeFromPost()
    {
        Print = Print switch
        {
            PrintState.ToPrint => PrintState.NotForPost,
            PrintState.Printed => PrintState.NotToBePosted,
            _ => throw new RuleRefusedException(new("This letter is not waiting to be posted.")),
        };
        Delivery = LetterDelivery.MyCaseOnly;
        Changed();
    }

    public void MarkDestroyed()
    {
        if (Print == PrintState.NotToBePosted) Print = PrintState.NotForPost;
        Changed();
    }

    public void Viewed(Case @case, Actor by, DateTimeOffset at)
    {
        if (FirstViewedAt is not null) return;
        FirstViewedAt = at;
        Changed();
        @case.Record(new Happened.LetterViewed(Kind.Name(), Number!), by, at, subject: Id.ToString());
    }

    private void MustBeDraft()
    {
        if (State != LetterState.Draft) throw new RuleRefusedException(new("This letter is no longer a draft."));
    }
}

/// <summary>The printed letter.</summary>
public sealed class LetterPdf
{
    public required Guid LetterId { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>One version of an area's own wording of a kind of letter. Never changed; the one with the highest number counts.</summary>
public sealed class LetterWording
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AreaId { get; init; }
    public required LetterKind Kind { get; init; }

    /// <summary>1 for the first of its kind in the area.</summary>
    public int Number { get; init; }

    /// <summary>Empty: from then on the product's own wording again.</summary>
    public required string Template { get; init; }
    public DateTimeOffset SavedAt { get; init; }
    public string SavedBy { get; init; } = "";
}
