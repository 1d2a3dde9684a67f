package news.backgrounder.newsroom;

import java.time.ZoneId;
import java.util.List;
import news.backgrounder.schedule.LiveTime;

/**
 * When what the form says is to go live, as typed.
 *
 * @param goesLiveOffset which one is meant of a time that exists twice, by its offset from UTC
 * @param overEarlier whether the text is to stand over what is scheduled earlier, where both change the same place
 */
record ScheduleForm(String goesLive, String goesLiveOffset, boolean overEarlier) {

    static final ScheduleForm BLANK = new ScheduleForm("", "", false);

    ScheduleForm {
        goesLive = Typed.line(goesLive);
        goesLiveOffset = Typed.line(goesLiveOffset);
    }

    /** What to choose from where the time exists twice. */
    public List<LiveTime.Choice> choices(ZoneId zone) {
        return LiveTime.choices(goesLive, zone);
    }
}
