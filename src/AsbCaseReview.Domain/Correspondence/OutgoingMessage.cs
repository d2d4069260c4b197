namespace AsbCaseReview.Domain.Correspondence;

public enum MessageKind { LetterNotice, ApplicationReceived, AccessCode, DraftLink, Reminder, OverdueNotice, AgencyRequest, RelevantBodies, PanelInvitation, PanelPapers, PanelMinutes, PageNotice }

public static class MessageKinds
{
    /// <summary>What it is about, in an event and on a page: never its subject, which may hold detail.</summary>
    public static string About(this MessageKind kind) => kind switch
    {
        MessageKind.LetterNotice => "notice of a letter",
        MessageKind.ApplicationReceived => "the application has arrived",
        MessageKind.AccessCode => "a code to open their page",
        MessageKind.DraftLink => "a link to go on with an application",
        MessageKind.Reminder => "reminder",
        MessageKind.OverdueNotice => "overdue notice",
        MessageKind.AgencyRequest => "request to an agency",
        MessageKind.RelevantBodies => "application passed on to a relevant body",
        MessageKind.PanelInvitation => "invitation to a panel",
        MessageKind.PanelPapers => "papers of a panel",
        MessageKind.PageNotice => "something new on their page",
        _ => "minutes of a panel",
    };
}

public enum MessageState
{
    Queued,

    /// <summary>An attempt is under way; found so after a crash, it becomes uncertain.</summary>
    Claimed,
    Sent,

    /// <summary>It may or may not have gone. Never sent again by itself.</summary>
    Uncertain,
    GivenUp,

    /// <summary>Accepted, and came back later.</summary>
    Bounced,

    /// <summary>The way was not safe, or a death was recorded, by the time it was to go.</summary>
    Withheld,

    /// <summary>It went wrong, and somebody decided that it need not go any more.</summary>
    SetAside,
}

/// <summary>
/// An e-mail: a row first, saved with what it tells of, then sent by a job. Mail cannot be exactly once; it is only a
/// notice, the letter stands in "my case".
/// </summary>
public sealed class OutgoingMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? CaseId { get; init; }
    public Guid? AppealId { get; init; }
    public Guid? LetterId { get; init; }

    /// <summary>The person on the case to whom it goes; their safe ways are looked at again before it leaves.</summary>
    public Guid? PersonId { get; init; }
    public required MessageKind Kind { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>An invitation, change or cancellation for the reader's calendar (iCalendar), sent with the text.</summary>
    public string? Calendar { get; init; }
    public MessageState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public string? LastError { get; private set; }

    /// <summary>The same at every attempt, so that a reader's mail program can tell a repetition.</summary>
    public string MessageId => $"<{Id:N}@asb-case-review>";

    public void Claim(DateTimeOffset at)
    {
        State = MessageState.Claimed;
        Attempts++;
        ClaimedAt = at;
    }

    public void Sent(DateTimeOffset at)
    {
        (State, SentAt, LastError) = (MessageState.Sent, at, null);
        ForgetSecret();
    }

    // It is never sent again, whatever came of it.
    private void ForgetSecret()
    {
        if (Kind is MessageKind.AccessCode or MessageKind.DraftLink) Text = "(what it held was secret and is no longer kept)";
    }

    /// <summary>The server said no, for now or for good.</summary>
    public void Failed(string error, bool forGood, DateTimeOffset at)
    {
        LastError = Short(error);
        if (forGood || Attempts > Gaps.Length)
        {
            State = MessageState.GivenUp;
            ForgetSecret();
            return;
        }
        State = MessageState.Queued;
        NextAttemptAt = at + Gaps[Attempts - 1];
    }

    public void MarkUncertain()
    {
        State = MessageState.Uncertain;
        ForgetSecret();
    }

    /// <exception cref="RuleRefusedException">It has not gone, so it cannot come back.</exception>
    public void Bounce(string why)
    {
        if (State is not (MessageState.Sent or MessageState.Uncertain)) throw new RuleRefusedException(new("This e-mail has not been sent, so it cannot have come back."));
        (State, LastError) = (MessageState.Bounced, Short(why));
    }

    /// <summary>Somebody decided that it need not go any more, and why: it no longer stands among what went wrong.</summary>
    /// <exception cref="RuleRefusedException">It did not go wrong, or the reason is missing.</exception>
    public void SetAside(string why)
    {
        if (!WentWrong.Contains(State)) throw new RuleRefusedException(new("This e-mail did not go wrong, so there is nothing to set aside."));
        if (string.IsNullOrWhiteSpace(why)) throw new RuleRefusedException(new("Say why it need not go any more."));
        (State, LastError) = (MessageState.SetAside, Short(why.Trim()));
    }

    /// <summary>States in which somebody has to decide what becomes of it.</summary>
    public static IReadOnlyList<MessageState> WentWrong { get; } = [MessageState.Uncertain, MessageState.GivenUp, MessageState.Bounced];

    public void Withhold(string why)
    {
        (State, LastError) = (MessageState.Withheld, why);
        ForgetSecret();
    }

    /// <summary>Somebody decided to send it once more.</summary>
    /// <exception cref="RuleRefusedException">It is on its way, has arrived, or what it held is no longer kept.</exception>
    public void SendAgain(DateTimeOffset at)
    {
        if (State is MessageState.Queued or MessageState.Claimed or MessageState.Sent) throw new RuleRefusedException(new("This e-mail is on its way, or has gone."));
        if (Kind is MessageKind.AccessCode or MessageKind.DraftLink) throw new RuleRefusedException(new("A secret is not sent twice. They can ask for another."));
        (State, NextAttemptAt, Attempts) = (MessageState.Queued, at, 0);
    }

    private static string Short(string text) => text.Length > Lengths.Sentence ? text[..Lengths.Sentence] : text;

    // Growing gaps: about two days in all.
    private static readonly TimeSpan[] Gaps =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];
}
