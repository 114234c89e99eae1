/** What stands above a tour's windows: what is happening, how far it is, and what can be pressed. */
import type { PlainSay } from '../plain-say.js';
import type { Tour } from '../tours.js';
import { tourPath } from './links.js';

/** How far a tour is. */
export interface TourState {
  tour: Tour;
  /** The tours to watch after this one. */
  others: Tour[];
  /** Who looks at the page. */
  as: string;
  /** Undefined if it has not begun. */
  play: { done: number; paused: boolean; stopped: boolean; over: boolean; goOn: string } | undefined;
  label: PlainSay;
}

interface StateProps {
  state: TourState;
}

/** Reading time: a pause for the windows, and what a sentence needs. */
const PAUSE_MS = 2_200;
const LETTER_MS = 42;

/** The words and buttons above the windows. */
export function TourControls({ state }: StateProps) {
  const { play } = state;
  return (
    <div class="telling">
      <div class="words" role="status">
        <p class="tell">{tellingOf(state)}</p>
        {play?.over && !play.stopped && <p>{state.tour.end}</p>}
      </div>
      {play && !play.over ? <RunningControls state={state} /> : <RestingControls state={state} />}
      {play && !play.over && !play.paused && <Onward state={state} />}
    </div>
  );
}

function tellingOf({ tour, play, label }: TourState): string {
  if (!play || play.done === 0) return tour.about;
  if (play.stopped) return label('web-tour-stopped');
  return tour.steps[play.done - 1]?.tell ?? '';
}

const stepValues = (done: number) => JSON.stringify({ step: done });

/** Asks for the next step once there was time to read this one. Each step has a timer of its own. */
function Onward({ state: { tour, as, play } }: StateProps) {
  const { done = 0 } = play ?? {};
  const text = done === 0 ? tour.about : (tour.steps[done - 1]?.tell ?? '');
  return (
    <div
      id={`onward-${done}`}
      hx-post={`/tours/${tour.id}/next?as=${as}`}
      hx-trigger={`load delay:${PAUSE_MS + LETTER_MS * text.length}ms`}
      hx-vals={stepValues(done)}
      hx-swap="none"
    />
  );
}

function RunningControls({ state: { tour, as, play, label } }: StateProps) {
  const { done = 0, paused = false } = play ?? {};
  return (
    <div class="controls">
      <span class="note">{label('web-tour-step', { n: done, all: tour.steps.length })}</span>
      {paused && done > 0 && <StartButton tour={tour} as={as} text={label('web-tour-restart')} />}
      <button
        type="button"
        id="tour-pause"
        hx-post={`/tours/${tour.id}/pause?as=${as}`}
        hx-vals={JSON.stringify({ paused: paused ? '' : 'yes' })}
        hx-swap="none"
      >
        {label(paused ? 'web-tour-play' : 'web-tour-pause')}
      </button>
      <button
        type="button"
        id="tour-next"
        class="primary"
        hx-post={`/tours/${tour.id}/next?as=${as}`}
        hx-vals={stepValues(done)}
        hx-swap="none"
        hx-sync="this:drop"
      >
        {label('web-tour-next')}
      </button>
    </div>
  );
}

/** Before it begins and after it is over: these work without scripts. */
function RestingControls({ state: { tour, others, as, play, label } }: StateProps) {
  const [next] = others;
  return (
    <div class="controls">
      {play && (
        <a class="button" href={play.goOn}>
          {label('web-tour-go-on')}
        </a>
      )}
      <StartButton
        tour={tour}
        as={as}
        text={label(play ? 'web-tour-again' : 'web-tour-start')}
        style={play ? '' : 'primary'}
      />
      {play && next && (
        <StartButton tour={next} as={as} text={label('web-tour-other', { title: next.title })} style="primary" />
      )}
    </div>
  );
}

interface StartProps {
  tour: Tour;
  as: string;
  text: string;
  style?: 'primary' | '';
}

/** Starts a tour. */
export function StartButton({ tour, as, text, style = '' }: StartProps) {
  return (
    <form method="post" action={tourPath(tour.id, as)}>
      <button type="submit" class={style} title={tour.about}>
        {text}
      </button>
    </form>
  );
}
