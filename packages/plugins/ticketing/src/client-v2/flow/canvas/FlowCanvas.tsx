import { css } from '@emotion/css';
import { Empty, theme } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/flowLayout';
import { useT } from '../../locale';
import { addStep, arrange, canConnect, placeStatus, sameStep, shownStatuses, type Ends } from '../draft';
import { useEditor } from '../EditorContext';
import { useStepWords } from '../useStepWords';
import { CanvasTools } from './CanvasTools';
import { looseLine } from './edgePath';
import { StartMark } from './StartMark';
import { StatusNode } from './StatusNode';
import { StepLine, useLineColor, type LineLook } from './StepLine';
import { StepMarks } from './StepMarks';
import { useCanvasKeys } from './useCanvasKeys';
import { useCanvasSize } from './useCanvasSize';
import { useGestures } from './useGestures';
import { startOf, useLines } from './useLines';
import { useZoomByWheel } from './useZoomByWheel';
import { fit, zoomAt, type Viewport } from './viewport';

const focusRing = css`
  .ticketing-flow-node:focus-visible {
    outline: 3px solid var(--ticketing-focus);
    outline-offset: 2px;
  }
  .ticketing-flow-line:focus-visible .ticketing-flow-focus,
  .ticketing-flow-line:hover .ticketing-flow-focus {
    stroke: var(--ticketing-focus);
  }
`;

/** The flow as a drawing: statuses as boxes, steps as arrows. */
export function FlowCanvas({ height }: { height: number | string }) {
  const t = useT();
  const { token } = theme.useToken();
  const editor = useEditor();
  const { draft, history, selection, select, problems, isReadOnly, document } = editor;
  const { statusName, demandsOf } = useStepWords();
  const canvas = useRef<HTMLDivElement>(null);
  const size = useCanvasSize(canvas);
  const [viewport, setViewport] = useState<Viewport>();
  const [hovered, setHovered] = useState<string | null>(null);
  const [hoveredStep, setHoveredStep] = useState<Ends | null>(null);
  const looseColor = useLineColor('selected');
  const lines = useLines(draft);
  const start = startOf(draft);
  const shown = shownStatuses(draft);

  const fitted = useRef<unknown>();
  useEffect(() => {
    // Once for each flow that is opened, and when it is shown for the first time.
    if (!size || fitted.current === document.typeKey) return;
    fitted.current = document.typeKey;
    setViewport(fit(document.layout, size));
  }, [document, size]);

  const view = viewport ?? { x: 0, y: 0, zoom: 1 };
  const gestures = useGestures({
    canvas,
    viewport: view,
    setViewport: (change) => setViewport((now) => change(now ?? view)),
    layout: draft.layout,
    isReadOnly,
    onSelect: (key) => select(key === null ? null : { status: key }),
    onMove: (key, place, name) => history.change((now) => placeStatus(now, key, place), name),
    onConnect: (fromKey, toKey) => {
      const ends = { fromKey, toKey };
      if (canConnect(draft, ends)) history.change((now) => addStep(now, ends));
      if (draft.steps.some((step) => sameStep(step, ends)) || canConnect(draft, ends)) select({ step: ends });
    },
    onConnectToNothing: (fromKey, at) => select({ new: { fromKey, at } }),
  });
  const { drawing } = gestures;

  useZoomByWheel(canvas, (at, factor) => setViewport((now) => zoomAt(now ?? view, at, factor)));

  const { onNodeKey, onStepKey } = useCanvasKeys();

  const selectedStatus = selection && 'status' in selection ? selection.status : null;
  const selectedStep = selection && 'step' in selection ? selection.step : null;
  const focus = hovered ?? selectedStatus;
  const isOfFocus = ({ fromKey, toKey }: Ends) => fromKey === focus || toKey === focus;
  const messages = (ends: Ends) =>
    problems.filter(({ step }) => step && sameStep(step, ends)).map(({ message }) => message);
  const lookOf = (ends: Ends): LineLook => {
    if (messages(ends).length > 0) return 'wrong';
    if (selectedStep && sameStep(selectedStep, ends)) return 'selected';
    if (hoveredStep && sameStep(hoveredStep, ends)) return 'strong';
    if (drawing || (focus !== null && !isOfFocus(ends))) return 'faded';
    return focus === ends.fromKey ? 'strong' : 'plain';
  };
  const targetOf = (key: string) => {
    if (!drawing || drawing.fromKey === key) return null;
    if (!canConnect(draft, { fromKey: drawing.fromKey, toKey: key })) return 'no';
    return drawing.over === key ? 'here' : 'yes';
  };
  const loose = drawing && looseLine(draft.layout[drawing.fromKey], drawing.to);

  return (
    <div
      ref={canvas}
      data-testid="ticketing-flow-canvas"
      role="group"
      aria-label={t('Drawing of the flow')}
      className={focusRing}
      onPointerDown={gestures.onCanvasDown}
      onPointerMove={gestures.onPointerMove}
      onPointerUp={gestures.onPointerUp}
      onPointerCancel={gestures.onPointerCancel}
      style={{
        ['--ticketing-focus' as string]: token.controlOutline,
        position: 'relative',
        height,
        minHeight: 320,
        overflow: 'hidden',
        touchAction: 'none',
        cursor: drawing ? 'crosshair' : 'move',
        borderRadius: token.borderRadiusLG,
        border: `1px solid ${token.colorBorderSecondary}`,
        backgroundColor: token.colorFillQuaternary,
        backgroundImage: `radial-gradient(${token.colorBorder} 1px, transparent 1px)`,
        backgroundSize: `${20 * view.zoom}px ${20 * view.zoom}px`,
        backgroundPosition: `${view.x}px ${view.y}px`,
      }}
    >
      <div
        style={{
          position: 'absolute',
          transformOrigin: '0 0',
          transform: `translate(${view.x}px, ${view.y}px) scale(${view.zoom})`,
          visibility: viewport ? 'visible' : 'hidden',
        }}
      >
        <svg width={1} height={1} style={{ position: 'absolute', overflow: 'visible' }}>
          {start ? <StartMark at={draft.layout[start]} /> : null}
          {lines.map(({ step, id, path }) => (
            <StepLine
              key={id}
              ends={step}
              path={path}
              look={lookOf(step)}
              label={[
                `${statusName(step.fromKey)} → ${statusName(step.toKey)}`,
                ...demandsOf(step),
                ...messages(step),
              ].join('. ')}
              onSelect={(ends) => select({ step: { fromKey: ends.fromKey, toKey: ends.toKey } })}
              onKeyDown={onStepKey}
              onHover={setHoveredStep}
            />
          ))}
          {loose ? (
            <g pointerEvents="none">
              <path d={loose.line} fill="none" stroke={looseColor} strokeWidth={2.4} strokeDasharray="6 5" />
              <polygon points={loose.head} fill={looseColor} />
            </g>
          ) : null}
        </svg>
        {lines.map(({ step, id, path }) => (
          <StepMarks
            key={id}
            step={step}
            at={path.middle}
            problems={messages(step)}
            isFaded={lookOf(step) === 'faded'}
            onSelect={() => select({ step: { fromKey: step.fromKey, toKey: step.toKey } })}
          />
        ))}
        {shown.map((status) => (
          <StatusNode
            key={status.key}
            status={status}
            place={draft.layout[status.key]}
            isSelected={selectedStatus === status.key}
            isFaded={
              !drawing &&
              focus !== null &&
              focus !== status.key &&
              !draft.steps.some((step) => isOfFocus(step) && [step.fromKey, step.toKey].includes(status.key))
            }
            target={targetOf(status.key)}
            isReadOnly={isReadOnly}
            ticketCount={document.tickets[status.key] ?? 0}
            problems={problems.filter(({ statusKey }) => statusKey === status.key).map(({ message }) => message)}
            onPointerDown={gestures.onNodeDown}
            onHandleDown={gestures.onHandleDown}
            onKeyDown={onNodeKey}
            onHover={setHovered}
          />
        ))}
      </div>
      {shown.length === 0 ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t('No status takes part yet. Add one.')}
          style={{ position: 'absolute', inset: 0, margin: 'auto', height: NODE_HEIGHT * 2, width: NODE_WIDTH * 2 }}
        />
      ) : null}
      <CanvasTools
        onZoom={(factor) =>
          size && setViewport((now) => zoomAt(now ?? view, { x: size.width / 2, y: size.height / 2 }, factor))
        }
        onFit={() => size && setViewport(fit(draft.layout, size))}
        onArrange={() => {
          const arranged = arrange(draft);
          history.change(() => arranged);
          if (size) setViewport(fit(arranged.layout, size));
        }}
      />
    </div>
  );
}
